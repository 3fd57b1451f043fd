export { type LayerSubject, layerNames, layerSubjects } from './layer-subjects';
