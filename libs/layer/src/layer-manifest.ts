import type { Environment } from '@hipaa-cdk/environments';
import type { ContractUses } from '@hipaa-cdk/parameters';

/** File that tools read beside the templates. */
export const LAYER_FILE = 'layer.json';

/** What a synthesised layer says about itself to the tools that deploy it. */
export interface LayerManifest extends ContractUses {
  readonly layer: string;
  readonly environment: Environment;
  /** CloudFormation's name of the stack. */
  readonly stackName: string;
  /** Template file, relative to this manifest. */
  readonly templateFile: string;
}
