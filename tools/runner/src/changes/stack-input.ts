import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tag } from '@aws-sdk/client-cloudformation';
import type { Session } from '../aws/session';
import { openToolkit } from '../aws/toolkit';
import type { SynthesisedLayer } from '../synthesised-layer';

/** Characters of a template that CloudFormation takes in a call; a longer one must lie in a bucket. */
const LONGEST_BODY = 51_200;

/** What CloudFormation is given to work out the changes of a stack. */
export interface StackInput {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly Tags: Tag[];
}

/** The parts of the CDK's manifest that a change set needs. */
interface StackProperties {
  readonly tags?: Readonly<Record<string, string>>;
  readonly stackTemplateAssetObjectUrl?: string;
}

/**
 * The template and tags of a synthesised layer. A template that is too long for a call is uploaded as the deploy would
 * do it: under the hash of its content, into the bucket of the account's bootstrap.
 */
export async function stackInput(session: Session, layer: SynthesisedLayer): Promise<StackInput> {
  const { tags = {}, stackTemplateAssetObjectUrl: location = '' } = stackProperties(layer.directory);
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const TemplateBody = JSON.stringify(layer.template);
  if (Buffer.byteLength(TemplateBody) <= LONGEST_BODY) return { TemplateBody, Tags };
  const toolkit = await openToolkit(session, () => undefined);
  await toolkit.publishAssets(await toolkit.fromAssemblyDirectory(layer.directory));
  return { TemplateURL: templateUrl(location, session.environment.region), Tags };
}

function stackProperties(directory: string): StackProperties {
  const { artifacts } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { readonly type: string; readonly properties?: StackProperties }>;
  };
  const stack = Object.values(artifacts).find(({ type }) => type === 'aws:cloudformation:stack');
  return stack?.properties ?? {};
}

/** `s3://bucket/key` as CloudFormation wants it. */
export function templateUrl(location: string, region: string): string {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
  return `https://${bucket}.s3.${region}.amazonaws.com/${key}`;
}
