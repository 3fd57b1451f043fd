export { sampleApplication, type SampleApplication } from './sample-application';
