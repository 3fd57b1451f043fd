import { environmentVariables } from '../../reading/environment-variables';
import { secretRule } from '../../reading/secret-rule';

/** A dynamic reference is no help: CloudFormation fills the secret in, and the console shows it. */
export const noSecretInEnvironment = secretRule({
  id: 'NoSecretInEnvironment',
  description: 'No environment variable of a function, container, build or server holds a secret',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
  remedy:
    'Hand over the ARN of the secret and fetch it at run time; in ECS use Secrets, in CodeBuild type SECRETS_MANAGER.',
  surfaces: environmentVariables,
});
