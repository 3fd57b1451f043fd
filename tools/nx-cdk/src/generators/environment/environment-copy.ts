import { placed } from '../shared/placed';
import { environmentFields } from './environment-fields';

/** What the copy of an environment is to have differently. */
export interface CopyProps {
  readonly from: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** The text of an environment made like another: its own name, place and address, and all else the same. */
export function environmentCopy(text: string, { from, name, account, region }: CopyProps): string {
  const old = environmentFields(text);
  const copy = placed(text, { account, region })
    .replace(/\/\*\*[\s\S]*?\*\/\nexport const/, `/** Made like ${from}. */\nexport const`)
    .replace(`export const ${from}:`, `export const ${name}:`)
    .replace(/^ {2}name: '[^']*'/m, `  name: '${name}'`)
    .replace(
      /(domainName: ')([^']*)'/,
      (_, start: string, domain: string) => `${start}${addressOf(domain, from, name)}'`,
    );
  // A named profile is somebody's access to one account.
  return account === old.account ? copy : copy.replace(/^ {2}awsProfile: .*\n/m, '');
}

/** `app.test.example.org` becomes `app.staging.example.org`, and `app.example.org` does too. */
function addressOf(domain: string, from: string, name: string): string {
  const parts = domain.split('.');
  const position = parts.indexOf(from);
  if (position < 0) return [parts[0], name, ...parts.slice(1)].join('.');
  return parts.map((part, index) => (index === position ? name : part)).join('.');
}
