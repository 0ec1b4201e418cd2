export { type ArmCell, type SampleRatio, sampleRatio, SAMPLE_RATIO_ALARM } from './sample-ratio.js';
