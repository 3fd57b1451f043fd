import { join } from 'node:path';
import * as ts from 'typescript';

/** The options that every project of a workspace is compiled with, aliases included. */
export function workspaceOptions(workspaceRoot: string): ts.CompilerOptions {
  const file = join(workspaceRoot, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile.bind(ts.sys)) as { config: object };
  return ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, workspaceRoot).options;
}
