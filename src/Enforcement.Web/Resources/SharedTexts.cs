namespace Enforcement.Web.Resources;

// One class a resource pair: {Name}.resx is zh-CN, {Name}.en.resx English (kept complete by a test). Those of a room lie in its folder of
// pages, beside their class; they are all of one
// namespace, so that whose words a page uses is said once, where it asks for them.

/// <summary>Layout, sign-in, errors, forms, units and roles: what every page shares.</summary>
public sealed class SharedTexts;
