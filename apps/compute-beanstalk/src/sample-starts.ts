import { platforms } from './platforms';

/** The file that tells a platform how to start the sample. */
export interface SampleStart {
  /** Its name, at the root of the bundle. */
  readonly file: string;
  readonly content: (program: string) => string;
}

/** python:3.14.8-slim-trixie, for every processor, from Amazon's copy of the official images. */
const PYTHON =
  'public.ecr.aws/docker/library/python@sha256:a2b82f3c48559aa0a8446d9af49826b6e2b2016f4cd2afabfe6013ec53729170';

/** Amazon Linux has Python for its own needs, so that the sample starts whatever language the platform is for. */
export const sampleStarts: Readonly<Record<'procfile' | 'dockerfile', SampleStart>> = {
  procfile: { file: 'Procfile', content: (program) => `web: python3 ${program}\n` },
  dockerfile: {
    file: 'Dockerfile',
    content: (program) =>
      [
        `FROM ${PYTHON}`,
        'WORKDIR /application',
        `COPY ${program} .`,
        // Nobody: the program needs no right at all.
        'USER 65534:65534',
        `EXPOSE ${platforms.docker.port}`,
        `CMD ["python3", "-I", "${program}"]`,
        '',
      ].join('\n'),
  },
};
