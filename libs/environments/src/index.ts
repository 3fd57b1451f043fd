export { type Application, applicationSchema } from './platform';
export {
  type Platform,
  boundaryName,
  boundaryParameter,
  definePlatform,
  grantedParameter,
  launchBoundaryName,
  productBoundaryName,
  thePlatform,
} from './platform';
export {
  DEFAULT_ENVIRONMENT,
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
export {
  resolveEnvironments,
  environmentFile,
  EMBEDDED_ACCOUNT,
  schemaProblems,
} from './resolve-environments';
export { allEnvironments, findEnvironment } from './registry';
export { isLayerEnabled, type LayerSelection } from './layer-selection';
export { ACCOUNT, isAccountLayer } from './account-layers';
export { canHaveLayer, environmentFor, hasLayer } from './layer-presence';
