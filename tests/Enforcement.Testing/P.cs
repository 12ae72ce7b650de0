namespace Enforcement.Testing; internal static class P; 
