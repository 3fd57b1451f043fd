export { DEFAULT_ENVIRONMENT } from './default-environment';
export { type Application, applicationSchema } from './platform';
export { type PartnerAccount, type Platform, definePlatform, thePlatform } from './platform';
export {
  BOOTSTRAP_WORDS,
  type Bootstrapped,
  bootstrapArn,
  boundaryName,
  boundaryParameter,
  deployRoleName,
  executionRoleName,
  grantedParameter,
  launchBoundaryName,
  productBoundaryName,
  publishRoleName,
  releaseExecutionRoleName,
  releaseRoleName,
} from './bootstrap-names';
export { breakGlassRoleName } from './break-glass';
export {
  PLACEHOLDER_ACCOUNTS,
  isPlaceholderAccount,
  type Environment,
  type EnvironmentInput,
  environmentSchema,
  type Site,
  siteSchema,
  type IdentityProvider,
  identityProviderSchema,
  profiles,
  type Profile,
  type ProfileName,
  type Compute,
  COMPUTES,
  computeLayer,
  computeOf,
  isIdleCompute,
} from './environment';
export { resolveEnvironments, environmentFile, EMBEDDED_ACCOUNT } from './resolve-environments';
export { allEnvironments, assertApplication, findEnvironment } from './registry';
export { isLayerEnabled, type LayerSelection } from './layer-selection';
export { asText, schemaProblems } from './schema-problems';
export { partitionOf } from './aws-values';
export { ACCOUNT, accountKeeper, isAccountLayer } from './account-layers';
export { canHaveLayer, environmentFor, hasLayer } from './layer-presence';
