import { covers } from '../../reading/permission';
import { permissionRule } from '../../reading/permission-rule';

const actions = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** Conditions are not looked at, as in the rule of AWS Config. An alias is no resource of a key, so only keys count. */
export const decryptNamesKeys = permissionRule({
  id: 'DecryptNamesKeys',
  description: 'Whoever may decrypt can do so with named keys only',
  citations: [
    '45 CFR 164.312(a)(2)(iv)',
    '45 CFR 164.308(a)(4)(ii)(B)',
    'NIST 800-53r5 AC-6',
    'AWS Config IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS',
    'AWS Config IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS',
  ],
  remedy:
    'Name the keys in Resource of the statement that allows kms:Decrypt or kms:ReEncrypt* (CDK: key.grantDecrypt).',
  tooMuch: (permission) =>
    actions.some((action) => covers(permission, action)) &&
    permission.resources.some((resource) => /^\*$|:key\/\*$|:\*$/.test(resource)),
  problem: 'everything that any key of the account encrypts can be read',
});
