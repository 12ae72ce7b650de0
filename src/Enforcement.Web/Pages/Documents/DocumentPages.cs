using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Documents;

/// <summary>Documents.</summary>
internal static class DocumentPages
{
    public static PageRoom It => new()
    {
        Href = "/documents", Icon = "file-certificate", Name = "nav.documents", Texts = typeof(DocumentTexts),
    };
}
