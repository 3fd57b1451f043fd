import type { TemplateView } from '@hipaa-cdk/rules';

/** Sources that ask nobody outside of AWS for anything: IAM decides who may read them. */
const OF_AWS: ReadonlySet<string> = new Set(['CODECOMMIT', 'CODEPIPELINE', 'NO_SOURCE', 'S3']);

/** Ways to sign in without a password or token in the project: the account's OAuth authorisation, or a connection. */
const KEYLESS: ReadonlySet<string> = new Set(['OAUTH', 'CODECONNECTIONS']);

interface Source {
  readonly Type?: unknown;
  readonly Location?: unknown;
  readonly Auth?: { readonly Type?: unknown };
}

/**
 * Whether a build gets at all of its sources without a password or token that stands in the project. The rule knows one
 * way, OAuth, and asks for it where there is no repository at all.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/codebuild-project-source-repo-url-check.html
 */
export function isKeylessSource(template: TemplateView, project: string): boolean {
  const properties = template.resources().find(({ logicalId }) => logicalId === project)?.properties ?? {};
  const secondary = (properties['SecondarySources'] ?? []) as unknown;
  const sources = [properties['Source'], ...(Array.isArray(secondary) ? secondary : [secondary])];
  return sources.every((source) => isKeyless(source as Source | undefined));
}

function isKeyless(source: Source | undefined): boolean {
  if (OF_AWS.has(String(source?.Type))) return true;
  return KEYLESS.has(String(source?.Auth?.Type)) && isPlainAddress(source?.Location);
}

/** An address with a user or password in it says so before the first `@`. */
function isPlainAddress(location: unknown): boolean {
  return typeof location === 'string' && /^https:\/\/[^@]+$/.test(location);
}
