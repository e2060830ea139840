/** A path of ours to go to after signing in; the start page instead of anything that could lead elsewhere. */
export function safePath(wanted: string): string {
  const isOurs = /^\/(?![/\\])[\w\-./?=&%+:~,]{0,500}$/.test(wanted)
  return isOurs && !/^\/(sign-in|sign-out|as\/)/.test(wanted) ? wanted : '/'
}
