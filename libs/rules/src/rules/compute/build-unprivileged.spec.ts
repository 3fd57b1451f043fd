import { outcomes } from '../../testing/outcomes';
import { buildUnprivileged } from './build-unprivileged';

const judge = (PrivilegedMode?: unknown) =>
  outcomes(buildUnprivileged, {
    Build: { Type: 'AWS::CodeBuild::Project', Properties: { Environment: { PrivilegedMode } } },
  });

test.each([undefined, false])('a build that is privileged: %p passes', (value) => {
  expect(judge(value)).toEqual(['pass Build']);
});

test.each([true, { Ref: 'Privileged' }])('a build that is privileged: %p fails', (value) => {
  expect(judge(value)).toEqual(['fail Build']);
});
