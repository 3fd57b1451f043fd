import { z } from 'zod';
import { partitionWith, PARTITIONS } from './regions';

/** A kind of ARN that a setting takes. */
export interface ArnKind {
  /** Name of the service, such as `kms`. */
  readonly service: string;
  /** What stands behind the account, as a whole. */
  readonly resource: RegExp;
  /** What the setting expects, for whoever wrote another value. */
  readonly expected: string;
  /**
   * The one region that it may be of, or `none` for services whose ARNs name no region.
   *
   * @default - any region of its partition
   */
  readonly region?: string;
  /**
   * Whether ARNs of the service name an account.
   *
   * @default true
   */
  readonly account?: boolean;
}

/** What an ARN says, part by part: the resource is all that comes after the account. Region and account are empty where the service names none. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Takes an ARN, or a pattern of one, apart; undefined for text that is none. */
export function arnParts(text: string): ArnParts | undefined {
  const parts = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(text);
  if (!parts) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = parts;
  return { partition, service, region, account, resource };
}

/** An ARN of one kind, in a region and a partition that exist and belong together. */
export function arnOf(kind: ArnKind) {
  return z.string().refine((text) => isArnOf(kind, text), kind.expected);
}

function isArnOf({ service, resource, region, account = true }: ArnKind, text: string): boolean {
  const parts = arnParts(text);
  if (!parts || parts.service !== service || !(parts.partition in PARTITIONS)) return false;
  return (
    isOfRegion(parts, region) &&
    (account ? /^\d{12}$/ : /^$/).test(parts.account) &&
    new RegExp(`^(?:${resource.source})$`).test(parts.resource)
  );
}

function isOfRegion({ partition, region }: ArnParts, wanted: string | undefined): boolean {
  if (wanted === 'none') return region === '';
  return partitionWith(region) === partition && (wanted === undefined || region === wanted);
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Names that S3 takes: {@link https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html}. */
const BUCKET =
  /(?!xn--|sthree-|amzn-s3-demo-)(?!\d+(?:\.\d+){3}$)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)(?=.{3,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*/;

/** The name of a bucket, without `arn:`. */
export function bucketName() {
  return z.string().regex(new RegExp(`^(?:${BUCKET.source})$`), 'expected the name of a bucket');
}

/** The ARN of a bucket. */
export function bucketArn(expected = 'expected a bucket ARN such as "arn:aws:s3:::replicas"') {
  return arnOf({ service: 's3', resource: BUCKET, region: 'none', account: false, expected });
}

/** The ARN of a key, which an alias has not: an alias can be moved to another key. */
export function keyArn(
  expected = 'expected a key ARN (no alias) such as "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
) {
  return arnOf({ service: 'kms', resource: new RegExp(`key/(?:${UUID}|mrk-[0-9a-f]{32})`), expected });
}

/** The ARN of a certificate of Certificate Manager. */
export function certificateArn(expected: string, region?: string) {
  return arnOf({
    service: 'acm',
    resource: new RegExp(`certificate/${UUID}`),
    expected,
    ...(region === undefined ? {} : { region }),
  });
}

/** The ARN of a secret. */
export function secretArn(expected = 'expected the ARN of a secret', resource = /secret:[\w/+=.@-]+/) {
  return arnOf({ service: 'secretsmanager', resource, expected });
}

/** The ARN of a parameter of the Parameter Store. */
export function parameterArn(expected = 'expected the ARN of a parameter') {
  return arnOf({ service: 'ssm', resource: /parameter(?:\/[\w.-]+)+/, expected });
}

/** The ARN of a role. */
export function roleArn(expected = 'expected a role ARN such as "arn:aws:iam::111122223333:role/backup"') {
  return arnOf({
    service: 'iam',
    resource: /role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}/,
    region: 'none',
    expected,
  });
}
