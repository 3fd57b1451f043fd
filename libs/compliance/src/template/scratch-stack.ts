import { App, Stack } from 'aws-cdk-lib';

/**
 * A stack that is judged and never synthesised, in an app of its own: what one holds changes no verdict about another.
 *
 * @param directory where the app may leave files; without one it makes a directory that nobody removes
 */
export function scratchStack(directory: string): Stack {
  const app = new App({
    outdir: directory,
    autoSynth: false,
    builtinCloudFormationValidation: false,
    // Where these constructs are made is of no use to anybody, and finding it out takes longer than making them.
    context: { 'aws:cdk:disable-creation-stack-traces': true },
  });
  return new Stack(app, 'Judged');
}
