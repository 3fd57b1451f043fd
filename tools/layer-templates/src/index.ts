export { changedLayers } from './changed-layers';
export { folderDigest, isIntact, noteDigests } from './digests';
export { LAYERS, layerFolder, layerNames } from './layer-folder';
export { layerSubject, type LayerSubject, layerSubjects } from './layer-subjects';
export {
  type LayerAssembly,
  Synthesis,
  type SynthesisLimits,
  synthesise,
  type SynthesiseProps,
} from './synthesis';
export {
  countResources,
  type FullResource,
  type FullTemplate,
  outputDirectory,
  outputFolder,
  readSynthesised,
  storedInputs,
  type SynthesisedLayer,
  type Template,
  type TemplateResource,
} from './synthesised-layer';
