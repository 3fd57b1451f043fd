export { environmentOf, type EnvironmentStack } from './environment-stack';
export { parameterPath, layerPath } from './parameter-path';
export { publish } from './publish';
export { read, readIfPresent } from './read';
export { contractsOf, type ContractUse, type ContractUses } from './contract-uses';
