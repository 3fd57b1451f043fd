import { Stack, aws_ecr as ecr, aws_ecs as ecs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { imageReference } from './image-reference';

/**
 * The image of a reference. Where it is in ECR, whoever starts its tasks is allowed to pull from that repository; all
 * others must give it to everybody.
 *
 * @param image a reference by digest, as the settings have it
 */
export function containerImage(scope: Construct, image: string): ecs.ContainerImage {
  const { repository = '', digest = '', ecr: place } = imageReference(image) ?? {};
  if (!place) return ecs.ContainerImage.fromRegistry(image);
  const { partition } = Stack.of(scope);
  const source = ecr.Repository.fromRepositoryAttributes(scope, 'Repository', {
    repositoryName: repository,
    repositoryArn: `arn:${partition}:ecr:${place.region}:${place.account}:repository/${repository}`,
  });
  return ecs.ContainerImage.fromEcrRepository(source, digest);
}
