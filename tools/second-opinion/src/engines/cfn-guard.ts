import { dirname } from 'node:path';
import type { ProgramRunner } from '../run-program';
import { cfnGuardAnswer, cfnGuardFindings } from './cfn-guard-answer';
import type { GuardPackage } from './guard-package';
import type { Engine } from './engine';
import { readAnswer } from './read-answer';

export interface CfnGuardProps {
  readonly guard: GuardPackage;
  /** Rules of the AWS Guard Rules Registry. */
  readonly registryRules: string;
  readonly run: ProgramRunner;
}

const ALL_PASS = 0;
const SOME_FAIL = 19;

/** The rules of AWS's own Guard registry and the proactive controls of AWS Control Tower. */
export function cfnGuard({ guard, registryRules, run }: CfnGuardProps): Engine {
  return {
    name: 'cfn-guard',
    judge: async (templates) => {
      const result = await run({
        program: guard.binary,
        args: [
          ...['validate', '--structured', '--output-format', 'json', '--show-summary', 'none'],
          ...['--rules', guard.controlTowerRules, '--rules', registryRules],
          ...templates.flatMap(({ path }) => ['--data', path]),
        ],
        cwd: dirname(guard.binary),
        env: {},
      });
      const answer = readAnswer({
        engine: 'cfn-guard',
        result,
        isVerdict: (code) => code === ALL_PASS || code === SOME_FAIL,
        schema: cfnGuardAnswer,
      });
      return cfnGuardFindings(answer, templates);
    },
  };
}
