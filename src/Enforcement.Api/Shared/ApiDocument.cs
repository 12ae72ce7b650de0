using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Leads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Enforcement.Api.Shared;

/// <summary>What is true of every route, added to the served OpenAPI document: problems, idempotency keys, who may call.</summary>
internal static class ApiDocument
{
    private const string ProblemName = "Problem";
    private const string KeyScheme = "apiKey";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(CompleteAsync);
        options.AddNamed<DocumentKind>();
        options.AddNamed<LeadChannel>();
    });

    /// <summary>A rule object that is written as its name is described as an enum of the names.</summary>
    private static void AddNamed<T>(this OpenApiOptions options) where T : class, INamed<T>
    {
        var idOf = options.CreateSchemaReferenceId;
        options.CreateSchemaReferenceId = type => type.Type == typeof(T) ? typeof(T).Name : idOf(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(T)) schema.Enum = [.. T.All.Select(n => JsonNode.Parse(JsonSerializer.Serialize(n))!)];
            return Task.CompletedTask;
        });
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Enforcement", Version = "v1",
            Description = "Times are ISO 8601 with offset and answered in +08:00. Refusals are RFC 9457 problems with a stable code; a refused request changes nothing.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer",
            Description = "An API key." };
        return Task.CompletedTask;
    }

    private static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(ProblemName) != true)
            document.AddComponent(ProblemName, await context.GetOrCreateSchemaAsync(typeof(Problem), null, ct));

        operation.Responses ??= [];
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Nobody is signed in." });
        }
        if (operation.RequestBody is not null) operation.Responses.TryAdd("400", new OpenApiResponse { Description = "Malformed." });
        foreach (var response in operation.Responses.Where(r => r.Key[0] is '4' or '5').Select(r => r.Value).OfType<OpenApiResponse>())
            response.Content = new Dictionary<string,
            OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemName, document) } };

        if (HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key", In = ParameterLocation.Header,
                Description = "The same key and body again answers as the first time; another body is refused.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            });
        }
    }
}
