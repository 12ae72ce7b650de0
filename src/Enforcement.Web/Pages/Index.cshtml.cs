using Microsoft.AspNetCore.Mvc.RazorPages;
namespace Enforcement.Web.Pages;
public sealed class IndexModel : PageModel;
