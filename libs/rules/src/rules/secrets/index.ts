import type { Rule } from '../../rule';

import { hiddenParameterWithoutDefault } from './hidden-parameter-without-default';
import { noIamAccessKey } from './no-iam-access-key';
import { noIamUser } from './no-iam-user';
import { noSecretInEnvironment } from './no-secret-in-environment';
import { noSecretInMetadata } from './no-secret-in-metadata';
import { noSecretInOutputs } from './no-secret-in-outputs';
import { noSecretInPlainParameter } from './no-secret-in-plain-parameter';
import { noSecretInProperties } from './no-secret-in-properties';
import { noSecretInScript } from './no-secret-in-script';
import { secretParameterHidden } from './secret-parameter-hidden';

/** Where secrets must not show, and which kinds must not be. */
export const secretsRules: readonly Rule[] = [
  hiddenParameterWithoutDefault,
  noIamAccessKey,
  noIamUser,
  noSecretInEnvironment,
  noSecretInMetadata,
  noSecretInOutputs,
  noSecretInPlainParameter,
  noSecretInProperties,
  noSecretInScript,
  secretParameterHidden,
];
