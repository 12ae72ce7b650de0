using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Field;

/// <summary>
/// Field capture, an installable page that works without a network. The page itself holds nothing about anybody, so that a phone may keep
/// it:
/// who is signed in, and everything recorded, the script asks of the API.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel;
