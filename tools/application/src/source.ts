import { signedJson } from '@hipaa-cdk/runner/signed-json';
import { UserError } from '@hipaa-cdk/errors';
import { RELEASE_METADATA } from '@hipaa-cdk/parameters/path';
import type { Session, Template } from '@hipaa-cdk/runner';
import type { ReleaseMigration, ReleaseSource as WrittenSource } from '@hipaa-cdk/web-front';

/** What releases of an application are, as the template of its layer says. */
export interface ReleaseSource extends WrittenSource {
  /** Name in the Parameter Store that holds the version. */
  readonly parameter: string;
  /**
   * How a release changes the database; `parameter` holds the version whose migration runs next, or ran last.
   *
   * @default - it does not
   */
  readonly migration?: ReleaseMigration & { readonly parameter: string };
}

/**
 * What releases are in a template.
 *
 * @param layer that the template is of
 * @throws UserError `RELEASE_FIXED` when the layer's own settings name the version
 */
export function releaseSource(layer: string, template: Template): ReleaseSource {
  const { Metadata } = template as { Metadata?: { [RELEASE_METADATA]?: ReleaseSource } };
  const source = Metadata?.[RELEASE_METADATA];
  if (source?.parameter) return source;
  throw new UserError({
    code: 'RELEASE_FIXED',
    message: `the settings of ${layer} name the version of the application themselves; expected them to leave it to releases`,
    remedy:
      layer === 'compute-beanstalk'
        ? "sourceBundle: { bucketName: '…' } in apps/compute-beanstalk/config.ts, without objectKey, and a deploy of the layer"
        : `image: { repository: '…' } in apps/${layer}/config.ts, without a digest, and a deploy of the layer`,
  });
}

/**
 * Refuses what cannot be a version.
 *
 * @throws UserError `VERSION_INVALID`
 */
export function assertVersion(source: ReleaseSource, version: string): void {
  const isSound = source.image
    ? /^sha256:[0-9a-f]{64}$/.test(version)
    : // What an object of S3 may be called, as far as nobody has to quote it.
      /^(?!\/)(?!.*\.\.)[\w!./*'()-]{1,1024}$/.test(version);
  if (isSound) return;
  throw new UserError({
    code: 'VERSION_INVALID',
    message: `the version is ${JSON.stringify(version)}; expected ${source.image ? 'the digest of an image: "sha256:" and 64 hexadecimal digits' : `the key of a bundle in ${source.bundles ?? 'the bucket'}`}`,
    remedy: source.image
      ? `docker buildx imagetools inspect ${source.image}:<tag>`
      : `aws s3 ls s3://${source.bundles ?? ''}/`,
  });
}

/** What is stored of a version: the template has `sha256:` itself, so that it takes nothing but a digest. */
export function storedVersion({ image }: ReleaseSource, version: string): string {
  return image ? version.replace(/^sha256:/, '') : version;
}

/** A version as people name it. */
export function namedVersion({ image }: ReleaseSource, stored: string): string {
  return image ? `sha256:${stored}` : stored;
}

/** Writes the version of the application that something of its layer is to have. */
export async function writeParameter(
  session: Session,
  { layer }: ReleaseSource,
  Name: string,
  Value: string,
): Promise<void> {
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const Description = `Version of the application of ${layer}. Written by releases.`;
  await (
    await session.ssm()
  ).send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true, Description }));
}

const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/(.+)$/;

interface ImageDetail {
  readonly imageScanStatus?: { readonly status?: string };
  readonly imageScanFindingsSummary?: { readonly findingSeverityCounts?: Readonly<Record<string, number>> };
}

/** Findings of a scan that no release goes out with. */
const GRAVE = ['CRITICAL', 'HIGH'] as const;

export interface VersionCheck {
  /** Why an image with grave findings is released all the same. */
  readonly acceptFindings?: string;
  readonly say: (line: string) => void;
  /** @default - the network's */
  readonly request?: typeof fetch;
}

/**
 * Makes sure that a version is there, and that its image has been scanned and nothing grave was found.
 *
 * @throws UserError `VERSION_MISSING`, `IMAGE_NOT_SCANNED`, `IMAGE_FINDINGS` or `REGISTRY_REFUSED`
 */
export async function assertReleasable(
  session: Session,
  source: ReleaseSource,
  version: string,
  { acceptFindings, say, request }: VersionCheck,
): Promise<void> {
  if (source.bundles !== undefined) return assertBundle(session, source.bundles, version);
  const [, registryId, region, repositoryName] = ECR.exec(source.image ?? '') ?? [];
  if (session.environment.target === 'embedded' || !registryId || !region) {
    say(
      `not judged: whether the image is there and was scanned; ${source.image ?? ''} is asked by nobody here`,
    );
    return;
  }
  const input = { registryId, repositoryName, imageIds: [{ imageDigest: version }] };
  const response = await signedJson(
    { environment: { ...session.environment, region }, credentials: session.stackCredentials },
    {
      service: 'ecr',
      host: 'api.ecr',
      target: 'AmazonEC2ContainerRegistry_V20150921.DescribeImages',
      input,
    },
    request,
  );
  const answer = (await response.json()) as {
    __type?: string;
    message?: string;
    imageDetails?: ImageDetail[];
  };
  if (!response.ok) throw refused(answer, source, version);
  assertScanned(answer.imageDetails?.[0] ?? {}, version, acceptFindings, say);
}

function refused(
  answer: { readonly __type?: string; readonly message?: string },
  { image = '' }: ReleaseSource,
  version: string,
): UserError {
  const kind = answer.__type?.split('#').at(-1) ?? 'an error';
  if (/^(ImageNotFound|RepositoryNotFound)Exception$/.test(kind)) {
    return new UserError({
      code: 'VERSION_MISSING',
      message: `there is no ${image}@${version}`,
      remedy: `push it first; aws ecr describe-images --repository-name ${image.split('/').slice(1).join('/')} lists what is there`,
    });
  }
  return new UserError({
    code: 'REGISTRY_REFUSED',
    message: `the registry did not say whether ${version} is there: ${kind}: ${answer.message ?? 'no reason given'}`,
    remedy: 'allow ecr:DescribeImages on the repository to whoever releases',
  });
}

function assertScanned(
  { imageScanStatus, imageScanFindingsSummary }: ImageDetail,
  version: string,
  acceptFindings: string | undefined,
  say: (line: string) => void,
): void {
  // "ACTIVE" is what Inspector says of an image that it goes on scanning.
  if (!['COMPLETE', 'ACTIVE'].includes(imageScanStatus?.status ?? '')) {
    throw new UserError({
      code: 'IMAGE_NOT_SCANNED',
      message: `${version} has not been scanned (${imageScanStatus?.status ?? 'no scan'}); expected a scan that is complete`,
      remedy:
        'turn on scanning when an image is pushed, or aws ecr start-image-scan, and run this again when it is done',
    });
  }
  const counts = imageScanFindingsSummary?.findingSeverityCounts ?? {};
  const grave = GRAVE.filter((severity) => (counts[severity] ?? 0) > 0).map(
    (severity) => `${counts[severity] ?? 0} ${severity.toLowerCase()}`,
  );
  if (grave.length === 0) return;
  if (acceptFindings !== undefined)
    return say(`released with ${grave.join(' and ')} finding(s): ${acceptFindings}`);
  throw new UserError({
    code: 'IMAGE_FINDINGS',
    message: `the scan of ${version} found ${grave.join(' and ')}; expected neither`,
    remedy: 'build it on a newer base, or release it with --accept-findings=<reason>, which the record keeps',
  });
}

async function assertBundle(session: Session, Bucket: string, Key: string): Promise<void> {
  const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
  try {
    const { ContentLength = 0 } = await (await session.s3()).send(new HeadObjectCommand({ Bucket, Key }));
    if (ContentLength > 0) return;
  } catch (error) {
    if (!(error instanceof Error) || !['NotFound', 'NoSuchKey', 'NoSuchBucket'].includes(error.name))
      throw error;
  }
  throw new UserError({
    code: 'VERSION_MISSING',
    message: `there is no bundle ${Key} in ${Bucket}, or nothing in it`,
    remedy: `aws s3 cp bundle.zip s3://${Bucket}/${Key}`,
  });
}
