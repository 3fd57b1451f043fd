import { UserError } from '@hipaa-cdk/errors';
import type { ParameterValues } from '@hipaa-cdk/template-parameters';

/** A comma begins another parameter only where a name and an equals sign follow it, so that values may hold commas. */
const BETWEEN = /,(?=[A-Za-z][A-Za-z0-9]*=)/;
const PAIR = /^([A-Za-z][A-Za-z0-9]*)=([^]*)$/;

/**
 * Parameters as they stand on a command line: `Name=value,Other=value`, in one option or several.
 *
 * @throws UserError `PARAMETERS_UNREADABLE` naming what is no parameter, and what is given twice
 */
export function parameterList(texts: readonly string[]): ParameterValues {
  const parts = texts.flatMap((text) => text.split(BETWEEN)).filter((part) => part !== '');
  const pairs = parts.map((part) => PAIR.exec(part));
  const names = pairs.map((pair) => pair?.[1]);
  const problems = parts.flatMap((part, index) => {
    if (!pairs[index]) return [`${JSON.stringify(part)} is no parameter; expected Name=value`];
    return names.indexOf(names[index]) < index ? [`${String(names[index])} is given twice`] : [];
  });
  if (problems.length > 0) throw unreadable(problems);
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

function unreadable(problems: readonly string[]): UserError {
  return new UserError({
    code: 'PARAMETERS_UNREADABLE',
    message: problems.join('; '),
    remedy: '--params=FriendlyName=demo,PHI=NO',
  });
}
