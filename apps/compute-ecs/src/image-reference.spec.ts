import { imageReference } from './image-reference';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test('a repository of ECR is known by its account and region', () => {
  expect(imageReference(`111122223333.dkr.ecr.us-east-1.amazonaws.com/team/app@${digest}`)).toEqual({
    registry: '111122223333.dkr.ecr.us-east-1.amazonaws.com',
    repository: 'team/app',
    digest,
    ecr: { account: '111122223333', region: 'us-east-1' },
  });
});

test('any other registry is taken for a public one', () => {
  expect(imageReference(`public.ecr.aws/docker/library/python@${digest}`)).toEqual({
    registry: 'public.ecr.aws',
    repository: 'docker/library/python',
    digest,
  });
});

test.each([
  'python',
  'python:3.14',
  `python@${digest}`,
  'public.ecr.aws/docker/library/python:3.14',
  `public.ecr.aws/docker/library/python:3.14@${digest}`,
  `public.ecr.aws/docker/library/python@${digest}0`,
  `public.ecr.aws/docker/library/python@${digest.slice(0, -1)}`,
  `public.ecr.aws/docker/library/python@${digest.toUpperCase()}`,
  `https://public.ecr.aws/python@${digest}`,
  `public.ecr.aws/@${digest}`,
  `public.ecr.aws/python @${digest}`,
])('%s is none', (text) => {
  expect(imageReference(text)).toBeUndefined();
});
