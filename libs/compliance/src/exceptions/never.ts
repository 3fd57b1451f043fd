/**
 * Rules that no exception can be made for, by the name that all packs call them, each with the reason. They guard
 * against what no other control makes good.
 */
export const never: Readonly<Record<string, string>> = {
  // Secrets that others can read.
  CodeBuildProjectEnvVarAwsCred: 'a key in plain text is a key that others have',
  NoIamAccessKey: 'a key that does not expire is used by whoever finds it, for as long as nobody notices',
  NoSecretInEnvironment: 'whoever may look at the program may then read the secret',
  NoSecretInMetadata: 'a template is no place for a secret: it is copied, logged and kept',
  NoSecretInOutputs: 'outputs are shown to everybody who may list stacks',
  NoSecretInPlainParameter: 'plain parameters are shown to everybody who may list them',
  NoSecretInProperties: 'a template is no place for a secret: it is copied, logged and kept',
  NoSecretInScript: 'a script is kept beside the machine for everybody who may look at it',

  // Doors to everybody.
  DatabaseNotPublic: 'a database with patient data has no business on the internet',
  EC2RestrictedSSH: 'Session Manager does the same without an open port',
  FunctionUrlSigned: 'a function that anybody may call is an entrance',
  IdentityPoolWithoutGuests: 'a guest is nobody that an audit log could name',
  LambdaFunctionPublicAccessProhibited: 'a function that anybody may call is an entrance',
  RDSInstancePublicAccess: 'a database with patient data has no business on the internet',
  S3BucketLevelPublicAccessProhibited: 'one policy line would then publish every object',
  S3BucketPublicReadProhibited: 'a public bucket is a breach, not a risk',
  S3BucketPublicWriteProhibited: 'a bucket that anybody may write to proves nothing about its content',
  TrustNotOpen: 'a role that any account may assume belongs to everybody',

  // Who may do what.
  CognitoMfaRequired: 'a password alone is guessed or stolen sooner or later',
  IAMPolicyNoStatementsWithAdminAccess: 'whoever may do everything may also switch off every other control',
  IAMUserNoPolicies: 'people and programs have roles, whose credentials expire',
  IdentityPoolRoleScopedToUser: "every user could read every other user's data",
  NoIamUser: 'people and programs have roles, whose credentials expire',
  NoWildcardAdministrator: 'whoever may do everything may also switch off every other control',

  // Encryption that costs nothing.
  RDSStorageEncrypted: 'unencrypted storage makes the loss of a disk a breach',
  S3BucketSSLRequestsOnly: 'TLS costs nothing and every client speaks it',
};
