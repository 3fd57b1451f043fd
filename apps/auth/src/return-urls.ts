import type { Environment } from '@hipaa-cdk/environments';

/**
 * Where people are sent back to.
 *
 * @param chosen what the settings say; the settings' rules demand it of environments without a site
 */
export function returnUrls(chosen: readonly string[] | undefined, { site }: Environment): string[] {
  if (chosen) return [...chosen];
  return site ? [`https://${site.domainName}`] : [];
}
