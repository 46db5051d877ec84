package org.plumbline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.plumbline.run.BadInput;
import org.plumbline.run.JsonText;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code explain}: what a claim says, where it comes from, what it presupposes, what implements and what checks it.
 */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Says what a claim of the theory means, where it comes from and what checks it.",
        description = {"",
                "A claim is a definition, lemma, theorem or hypothesis, named as in the table of claims, for example "
                        + "thm:mae-attention. Without a claim, lists all of them.",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  plumbline explain                      all claims, one a line",
                "  plumbline explain thm:mae-attention    one claim in full",
                "  plumbline explain def:score --json     the same for machines"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the claim is explained", "2:wrong use, or there is no such claim"})
public final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CLAIM", description = "The id of a claim.")
    private String claim;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    /** A line of the list of claims. */
    private record Entry(String id, Claim.Kind kind, String title) {
    }

    @Override
    public Integer call() {
        Claims claims = Claims.load();
        PrintWriter out = spec.commandLine().getOut();
        if (claim == null) {
            out.print(json ? toJson(entries(claims)) : list(claims));
        } else {
            Claim found = claims.find(claim).orElseThrow(() -> unknown(claims));
            out.print(json ? toJson(found) : Explanation.of(found, claims.paper()));
        }
        out.flush();
        return 0;
    }

    private static List<Entry> entries(Claims claims) {
        return claims.all().stream().map(each -> new Entry(each.id(), each.kind(), each.title())).toList();
    }

    private static String list(Claims claims) {
        int width = claims.all().stream().mapToInt(each -> each.id().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Claim each : claims.all()) {
            text.append(each.id()).append(" ".repeat(width + 2 - each.id().length())).append(each.title()).append('\n');
        }
        return text.toString();
    }

    private BadInput unknown(Claims claims) {
        List<String> near = claims.suggestions(claim);
        String hint = near.isEmpty() ? "'plumbline explain' lists all claims" : "did you mean " + either(near) + "?";
        return new BadInput("there is no claim '" + claim + "'; " + hint);
    }

    /** {@code "a"}, {@code "a or b"}, {@code "a, b or c"}. */
    private static String either(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static String toJson(Object value) {
        return JsonText.of(new ObjectMapper().valueToTree(value));
    }
}
