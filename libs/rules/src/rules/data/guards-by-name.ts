import { judged } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isFalse, isTrue, type Leaf, leaves, lowerCase, written } from '../../reading/values';
import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';

/** What a property of that name takes away, whatever the type of the resource. */
interface Loss {
  readonly name: RegExp;
  readonly isLost: (value: unknown) => boolean;
  /** What is wrong then: a sentence without a full stop. */
  readonly problem: string;
}

const isOff = (value: unknown): boolean =>
  isFalse(value) || ['disabled', 'disable', 'off', 'none', 'plaintext'].includes(lowerCase(value) ?? '');

const losses: readonly Loss[] = [
  {
    name: /^(Enable|Require)?(In)?Transit\w*Encrypt\w*$|^Encrypt\w*InTransit\w*$|^EnableInTransitEncryption$/,
    isLost: isOff,
    problem: 'what it sends and takes is not encrypted',
  },
  {
    name: /^(Enable)?AtRest\w*Encrypt\w*$|^EnableAtRestEncryption$|^(Storage|Volume|Disk|Cache\w*)Encrypt\w*$|^Encrypted$|EncryptionMode$/,
    isLost: isOff,
    problem: 'what it keeps is not encrypted',
  },
  {
    name: /^Encryption(Disabled|Off)$/,
    isLost: isTrue,
    problem: 'what it keeps is not encrypted',
  },
  {
    name: /^(Insecure(Ssl|TLS)|SkipVerif\w+|SkipTlsVerif\w+|DisableTls\w*|InsecureSkipVerify)$/i,
    isLost: isTrue,
    problem: 'it does not look at whom it talks to',
  },
];

/** Properties that rules of their own read, so that one thing is not found twice. */
const judgedElsewhere =
  /^AWS::(RDS|DocDB|Neptune|EFS|ElastiCache|Redshift|EC2|AutoScaling|ECS|Batch|MSK|MemoryDB|S3|OpenSearchService|Elasticsearch)::/;

/** Properties that are addresses which something is sent to, or taken from. */
const address = /(^|[a-z_.-])(uri|url|endpoint|webhook)s?$|^(uri|url|endpoint|webhook|serverurl)s?$/i;

/** Addresses that are there to be read about. */
const toRead = /^(support|product|info|license|terms|documentation|docs?|help|logo|icon|home|about)/i;

/** Addresses inside of a machine or task. */
const inside = /^(http|ws):\/\/(localhost|127\.|\[::1\]|169\.254\.)/i;

/** Types whose addresses rules of their own read. */
const addressesRead =
  /^AWS::(ApiGateway::Method|ApiGatewayV2::Integration|Events::ApiDestination|SNS::|KinesisFirehose::)/;

/** By the names of properties, so that a type which nobody has thought of is judged as well. */
export const guardByNameRules: readonly Rule[] = [
  {
    id: 'NothingUnencrypted',
    description: 'No switch of a resource takes encryption away',
    citations: ['45 CFR 164.312(a)(2)(iv)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-28'],
    remedy: 'Switch it on in the property that is named.',
    evaluate: (template) =>
      template
        .resources()
        .filter(({ Type }) => !judgedElsewhere.test(Type))
        .flatMap((resource) =>
          [...leaves(resource.properties), ...ofTexts(resource)].flatMap(({ name, path: property, value }) =>
            losses
              .filter((loss) => loss.name.test(name) && loss.isLost(value))
              .map(({ problem }) => judged(resource, { property, value, holds: false, problem })),
          ),
        ),
  },

  {
    id: 'AddressesEncrypted',
    description: 'Whatever is called or sent to is called by TLS',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
    remedy: 'Write https instead of http.',
    evaluate: (template) =>
      template
        .resources()
        .filter(({ Type }) => !addressesRead.test(Type))
        .flatMap((resource) =>
          [...leaves(resource.properties), ...ofTexts(resource)]
            .filter(({ name, path, value }) => isPlainAddress(name, path, textOf(value) ?? ''))
            .map(({ path: property, value }) =>
              judged(resource, {
                property,
                value,
                holds: false,
                problem: 'what is sent there travels in plain text',
                readable: true,
              }),
            ),
        ),
  },
];

function isPlainAddress(name: string, path: string, text: string): boolean {
  if (!/^(http|ws):\/\//i.test(text) || inside.test(text)) return false;
  // An OpenAPI description has addresses to read about; what counts is where a method leads.
  if (/^Body\./.test(path) && !path.includes('x-amazon-apigateway-integration')) return false;
  return address.test(name) && !toRead.test(name);
}

/** Names and values of documents that stand in a property as a text of JSON. */
function ofTexts({ properties }: ViewedResource): readonly Leaf[] {
  return Object.entries(properties).flatMap(([path, value]) => {
    const text = typeof value === 'string' ? value : (textOf(value) ?? '');
    if (!/^\s*[{[]/.test(text)) return [];
    return [...written(text).matchAll(/\\"([\w.$-]+)\\":\s*(?:\\"([^"\\]*)\\"|(true|false))/g)].map(
      ([, name = '', quoted, plain]): Leaf => ({
        path,
        name: name.replace(/\.\$$/, ''),
        value: quoted ?? plain,
      }),
    );
  });
}
