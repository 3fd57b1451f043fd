export { application } from './application';
export { PLACEHOLDER_ACCOUNTS, isPlaceholderAccount } from './account';
export { profiles, type Profile, type ProfileName } from './profile';
export { type Environment, type EnvironmentInput, environmentSchema } from './environment';
export { resolveEnvironments, environmentFile } from './resolve-environments';
export { schemaProblems } from './schema-problems';
export { EMBEDDED_ACCOUNT } from './environment-rules';
export { DEFAULT_ENVIRONMENT, allEnvironments, findEnvironment } from './registry';
export { isLayerEnabled, type LayerSelection } from './layer-selection';
