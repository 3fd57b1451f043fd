import { isMachineVariable, variableName } from '@hipaa-cdk/environments/aws-values';
import type { SettingRule } from '@hipaa-cdk/layer';
import { secretShape } from '@hipaa-cdk/secret-shapes';
import { z } from 'zod';

/** Begin the names of variables that the platform gives, or may give in another environment. */
const OF_THE_PLATFORM = /^(?:APPLICATION_|SITE_|STORAGE_|DATABASE_|AUTH_)/;

/** Whether the platform, the machine or AWS gives a variable of this name a value. */
function isTaken(name: string): boolean {
  return OF_THE_PLATFORM.test(name) || isMachineVariable(name);
}

/** What a plain variable may hold: a text, a number or a switch, which becomes `true` or `false`. */
const plainValue = z.union(
  [
    z
      .string()
      .min(1, 'expected a value: ECS and Beanstalk take no empty one')
      .max(4096, 'expected 4096 characters or fewer')
      // A value of several lines is cut at the first by what hands it to a process on a machine.
      .regex(/^[\x20-\x7e]*$/, 'expected printable characters of ASCII in one line'),
    z.number(),
    z.boolean(),
  ],
  'expected a text, a number, true or false',
);

/** The setting for variables of the application's own: what it is told beside what the platform tells it. */
export const ownVariables = z.record(variableName('LOG_LEVEL'), plainValue).default({});

/** Settings with variables in the clear, and with others whose values are kept elsewhere. */
interface VariableSettings {
  readonly variables: z.output<typeof ownVariables>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

/** What holds for the variables of every compute. */
export const variableRules: readonly SettingRule<VariableSettings>[] = [
  { setting: 'variables', problem: ({ variables }) => takenProblem(variables) },
  { setting: 'secrets', problem: ({ secrets }) => takenProblem(secrets) },
  {
    setting: 'secrets',
    problem: ({ variables, secrets }) => {
      const both = Object.keys(secrets).filter((name) => name in variables);
      return both.length > 0 && `${both.join(', ')} is in variables as well; expected it in one of them`;
    },
  },
  {
    setting: 'variables',
    problem: ({ variables }) => {
      // Whoever reads the problem sees the kind of the secret and its name, and never the value.
      const found = Object.entries(variables).flatMap(([name, value]) => {
        const what = secretShape(name, String(value));
        return what === undefined ? [] : `${name} holds ${what}`;
      });
      return (
        found.length > 0 && `${found.join(', ')}; expected it in "secrets", by the ARN of where it is kept`
      );
    },
  },
];

function takenProblem(variables: object): string | undefined {
  const taken = Object.keys(variables).filter(isTaken);
  if (taken.length === 0) return undefined;
  return `${taken.join(', ')} is a variable that the application gets anyway; expected another name`;
}

/** Plain variables as the texts that a process gets. */
export function variableTexts(variables: VariableSettings['variables']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
