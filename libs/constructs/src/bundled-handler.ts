import { workspaceOf } from '@hipaa-cdk/layer/failure';
import { AssetHashType, DockerImage, type ILocalBundling, aws_lambda as lambda } from 'aws-cdk-lib';
import { type BuildOptions, buildSync } from 'esbuild';
import { dirname, join, resolve } from 'node:path';

export interface BundledHandlerProps {
  /** The file that exports `handler`: absolute, TypeScript or JavaScript. */
  readonly entry: string;
  /**
   * Constants that the code is built with, by the name that it reads them by.
   *
   * @default - none
   */
  readonly constants?: Readonly<Record<string, unknown>>;
  /**
   * Whether to leave out what only people read.
   *
   * @default false
   */
  readonly minify?: boolean;
}

/**
 * A handler as a function takes it: with all that it imports in one file, but for the AWS SDK, which Lambda has. What is made
 * gives the asset its name.
 *
 * It is made in this process. The library's own function starts npx and Node.js for each handler, which takes five times as long.
 */
export function bundledHandler({
  entry,
  constants = {},
  minify = false,
}: BundledHandlerProps): Pick<lambda.FunctionProps, 'code' | 'handler' | 'runtime'> {
  const root = workspaceOf(entry) ?? dirname(entry);
  const local = new Bundle({
    absWorkingDir: root,
    entryPoints: [resolve(entry)],
    define: Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    minify,
    bundle: true,
    platform: 'node',
    target: 'node24',
    external: ['@aws-sdk/*', '@smithy/*'],
    logLevel: 'silent',
  });
  return {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(root, {
      assetHashType: AssetHashType.OUTPUT,
      // No container is started: the bundle is made, or the synthesis fails.
      bundling: { image: DockerImage.fromRegistry('none'), local },
    }),
  };
}

/** The library makes an asset once for all that look alike: what this one is made of has to be among its properties. */
class Bundle implements ILocalBundling {
  constructor(private readonly options: BuildOptions) {}

  tryBundle(folder: string): boolean {
    buildSync({ ...this.options, outfile: join(folder, 'index.js') });
    return true;
  }
}
