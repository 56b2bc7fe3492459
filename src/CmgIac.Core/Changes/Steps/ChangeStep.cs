using System.Collections.Immutable;

namespace CmgIac.Core.Changes.Steps;

/// <summary>Who does a step.</summary>
internal enum Team
{
    Dns,
    Pki,
    Platform,
}

/// <summary>
/// What a step does to one thing: its name, what exactly is done where that isn't plain, and commands to be typed, those of one tool
/// or host together.
/// </summary>
internal sealed record StepItem(string Name, string? Detail, ImmutableArray<ImmutableArray<string>> Tools)
{
    public ImmutableArray<string> Commands => [.. Tools.SelectMany(commands => commands)];
}

/// <summary>
/// A step of a plan. Names out of specs stand in its items alone; the rest are sentences. <paramref name="Wait"/> is what must
/// be over before the next step, null for nothing; <paramref name="WayBack"/> undoes the step.
/// </summary>
internal sealed record ChangeStep(
    Team Team, string What, ImmutableArray<StepItem> Items, string? Wait, string WayBack);
