import { dirname } from 'node:path';
import { CloudFormationValidatePlugin, type IPolicyValidationContext } from 'aws-cdk-lib';
import type { EngineResult } from '../judgement/judgement';
import type { Subject } from '../judgement/subject';
import { scratchStack } from '../template/scratch-stack';
import { temporaryFiles } from '../template/temporary-file';
import { LIBRARY_PACK, type LibraryReport, libraryFindings, libraryFailure } from './library-findings';

/** Start-up takes seconds and every use of the same engine a fraction of one. */
let plugin: CloudFormationValidatePlugin | undefined;

/** Judges templates by the library's own validation: schemas, runtimes and engines that AWS has closed, and the like. */
export function judgeByLibrary(subjects: readonly Subject[]): EngineResult {
  const findings = subjects.length === 0 ? [] : validate(subjects);
  return { packs: [LIBRARY_PACK], rules: [], findings, proofs: [] };
}

/** All in one call, which is how the engine starts once. Alone only to find out which template it stumbles over. */
function validate(subjects: readonly Subject[]): EngineResult['findings'] {
  try {
    return run(subjects);
  } catch (error) {
    const [first, second] = subjects;
    return first && !second ? [libraryFailure(first, error)] : subjects.flatMap((one) => validate([one]));
  }
}

function run(subjects: readonly Subject[]): EngineResult['findings'] {
  const contents = subjects.map(({ template }, index) => [
    `${index}.template.json`,
    JSON.stringify(template),
  ]);
  return temporaryFiles(Object.fromEntries(contents) as Record<string, string>, (files) => {
    plugin ??= new CloudFormationValidatePlugin();
    const report: LibraryReport = plugin.validate(contextOf(files));
    return libraryFindings(report, new Map(files.map((file, index) => [file, subjects[index]])));
  });
}

/** The construct tree is required and not looked at: this validation reads files. */
function contextOf(files: readonly string[]): IPolicyValidationContext {
  return {
    templatePaths: [...files],
    stackTemplates: files.map((templatePath, index) => ({
      stackConstructPath: String(index),
      templatePath,
      accountId: undefined,
      region: undefined,
    })),
    appConstruct: scratchStack(dirname(files[0] ?? '')),
  };
}
