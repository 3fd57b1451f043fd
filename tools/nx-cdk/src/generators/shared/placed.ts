import { type EnvironmentFields, environmentFields } from '../environment/environment-fields';

/** An environment's text in another account or region. The certificate is where the environment is. */
export function placed(text: string, place: Partial<Pick<EnvironmentFields, 'account' | 'region'>>): string {
  const old = environmentFields(text);
  const { account = old.account, region = old.region } = place;
  return text
    .replace(/^ {2}account: '[^']*'/m, `  account: '${account}'`)
    .replace(/^ {2}region: '[^']*'/m, `  region: '${region}'`)
    .replace(/(certificateArn:\s*'arn:[\w-]+:acm:)[^:]*:[^:]*:/, `$1${region}:${account}:`);
}
