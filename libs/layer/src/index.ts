export { dataRemoval } from './data-removal';
export { RotatedKey, type RotatedKeyProps } from './rotated-key';
export { LayerStack, type LayerStackProps } from './layer-stack';
export { createLayerApp, LayerApp, type LayerDefinition } from './layer-app';
export { defineSettings, type SettingsTable, type LayerSettings } from './settings';
export { LAYER_FILE, type LayerManifest } from './layer-manifest';
export { stackName } from './stack-name';
export { appContext } from './app-context';
export { describeFailure, sourceLine } from './failure';
