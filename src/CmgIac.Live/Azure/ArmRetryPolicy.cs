using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CmgIac.Live.Azure;

/// <summary>
/// Azure.Core's own retries: 3 after a failure, half a second at first, and as many as the time allows while Azure says when
/// to come back; but none whose wait would last longer than the run may.
/// </summary>
internal sealed class ArmRetryPolicy(Deadline deadline) : RetryPolicy(
    MaxThrottled, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(8)))
{
    private const int MaxFailed = 3;
    private const int MaxThrottled = 20;

    /// <summary>What Retry-After asks for (RFC 9110 10.2.3), in seconds; null where it asks for nothing.</summary>
    public static double? WaitOf(Response response)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text))
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var until) ? Math.Max(0, (until - DateTimeOffset.UtcNow).TotalSeconds)
            : null;
    }

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => IsInTime(message) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsInTime(message) && await base.ShouldRetryAsync(message, exception);

    private bool IsInTime(HttpMessage message) => message.HasResponse && WaitOf(message.Response) is { } wait
        ? wait < deadline.Remaining.TotalSeconds
        : message.ProcessingContext.RetryNumber < MaxFailed;
}
