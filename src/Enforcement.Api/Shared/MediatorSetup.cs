using System.Reflection;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Shared;

internal static class MediatorSetup
{
    private static readonly Type[] Contracts = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    /// <summary>
    /// Registers the handlers and validators of the assemblies, and the behaviours around every request, outermost first.
    /// </summary>
    public static void AddRequests(this IServiceCollection services, params Assembly[] assemblies)
    {
        services.AddScoped<ServiceFactory>(s => s.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ConflictBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SubjectBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        foreach (var assembly in assemblies.Distinct()) services.AddHandlersOf(assembly);
    }

    public static void AddHandlersOf(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && Contracts.Contains(i.GetGenericTypeDefinition())))
                services.AddScoped(contract, type);
    }
}
