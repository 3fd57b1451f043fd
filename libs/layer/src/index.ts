export { dataRemoval, LayerStack, type LayerStackProps } from './layer-stack';
export { RotatedKey, type RotatedKeyProps } from './rotated-key';
export { createLayerApp, LayerApp, type LayerDefinition, LAYER_FILE, type LayerManifest } from './layer-app';
export {
  defineSettings,
  type SettingsTable,
  type LayerSettings,
  patientDataRules,
  type PatientDataRule,
} from './settings';
export { stackName } from './stack-name';
export { appContext } from './app-context';
export { describeFailure, sourceLine } from './failure';
export type { LayerPart } from './layer-app';
