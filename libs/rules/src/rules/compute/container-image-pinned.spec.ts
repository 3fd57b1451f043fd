import { containerOutcomes } from '../../testing/containers';
import { containerImagePinned } from './container-image-pinned';

const digest = 'a'.repeat(64);

test.each([
  `111122223333.dkr.ecr.us-east-1.amazonaws.com/app@sha256:${digest}`,
  { 'Fn::Sub': `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/assets:${digest}` },
])('the image %p passes', (Image) => {
  expect(containerOutcomes(containerImagePinned, [{ Image }])).toEqual(['pass Task']);
});

test.each(['nginx', 'nginx:latest', 'app:1.2.3', { Ref: 'Image' }, undefined])(
  'the image %p fails',
  (Image) => {
    expect(containerOutcomes(containerImagePinned, [{ Image }])).toEqual(['fail Task']);
  },
);
