using BenchmarkDotNet.Running;
using CmgIac.Bench;

BenchmarkRunner.Run<Stages>(args: args);
