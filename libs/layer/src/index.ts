export { dataRemoval, LayerStack, type LayerStackProps } from './layer-stack';
export { RotatedKey, type RotatedKeyProps } from './rotated-key';
export { createLayerApp, LayerApp, type LayerDefinition, LAYER_FILE, type LayerManifest } from './layer-app';
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
