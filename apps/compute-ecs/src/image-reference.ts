/** A container image that can never become another one: named by its content. */
export interface ImageReference {
  /** Host that it is pulled from. */
  readonly registry: string;
  readonly repository: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /**
   * Account and region, where the registry is one of ECR.
   *
   * @default - another registry, which gives the image to everybody
   */
  readonly ecr?: { readonly account: string; readonly region: string };
}

const REFERENCE = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)@(sha256:[0-9a-f]{64})$/;
const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/;

/** The parts of a reference, or undefined when it is none. */
export function imageReference(text: string): ImageReference | undefined {
  const [, registry, repository, digest] = REFERENCE.exec(text) ?? [];
  if (!registry || !repository || !digest) return undefined;
  const [, account, region] = ECR.exec(registry) ?? [];
  return { registry, repository, digest, ...(account && region && { ecr: { account, region } }) };
}
