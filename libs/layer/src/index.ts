import { becomeHermetic, isStartedByCdk } from './hermetic';

export { dataRemoval, LayerStack, type LayerStackProps } from './layer-stack';
export { RotatedKey, type RotatedKeyProps } from './rotated-key';
export {
  createLayerApp,
  layerApp,
  LayerApp,
  type LayerDefinition,
  LAYER_FILE,
  type LayerManifest,
} from './layer-app';
export {
  type DefinedSettings,
  defineSettings,
  type LayerSettings,
  type PatientDataRule,
  type SettingPath,
  type SettingRule,
  type SettingsDefinition,
  type SettingsValues,
} from './settings';
export { stackName } from './stack-name';
export { appContext } from './app-context';
export { describeFailure, sourceLine } from './failure';
export type { LayerPart } from './layer-app';

// The main file of a layer imports this first; under the plain CDK command line it is the program itself.
if (isStartedByCdk()) becomeHermetic();
