/**
 * Where to go after signing in: a path of this origin, else the home page. What stands in the URL
 * may come from a stranger.
 */
export function safeTarget(target: string | null): string {
  if (target === null || !target.startsWith('/') || /^\/[/\\]/.test(target)) {
    return '/';
  }
  const url = new URL(target, 'http://console.invalid');
  return url.origin === 'http://console.invalid' ? url.pathname + url.search + url.hash : '/';
}
