import { Template } from 'aws-cdk-lib/assertions';
import { brokenTemplate } from './broken-template';

const sound = () =>
  Template.fromJSON({
    Resources: {
      One: { Type: 'A', Properties: { Open: false } },
      Two: { Type: 'A', Properties: { Open: false } },
    },
  });

test('every place is written otherwise', () => {
  brokenTemplate(sound(), '"Open":false', '"Open":true').allResourcesProperties('A', { Open: true });
});

test('the sound template stays as it is', () => {
  const template = sound();
  brokenTemplate(template, /"Open":false/g, '"Open":true');
  template.allResourcesProperties('A', { Open: false });
});

test('a piece that is not there breaks nothing, which is an error', () => {
  expect(() => brokenTemplate(sound(), '"Shut":true', '')).toThrow('there is no "Shut":true in the template');
});
