package org.plumbline.contracts;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import de.uka.ilkd.key.control.DefaultUserInterfaceControl;
import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.java.abstraction.KeYJavaType;
import de.uka.ilkd.key.logic.op.IObserverFunction;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.proof.init.JavaProfile;
import de.uka.ilkd.key.proof.init.ProofInputException;
import de.uka.ilkd.key.proof.io.ProblemLoaderException;
import de.uka.ilkd.key.proof.mgt.SpecificationRepository;
import de.uka.ilkd.key.settings.PathConfig;
import de.uka.ilkd.key.settings.ProofSettings;
import de.uka.ilkd.key.settings.StrategySettings;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.strategy.StrategyProperties;
import de.uka.ilkd.key.util.MiscTools;

/**
 * KeY with one folder of sources loaded. KeY keeps settings in static fields: one instance at a time in a JVM.
 */
final class KeyProver implements AutoCloseable {

    /** What makes KeY sound here, where its defaults are not: overflow is an error, and so is any exception of Java. */
    static final Map<String, String> OPTIONS = Map.of("intRules", "intRules:arithmeticSemanticsCheckingOF",
            "runtimeExceptions", "runtimeExceptions:ban", "methodExpansion", "methodExpansion:modularOnly");

    private final KeYEnvironment<DefaultUserInterfaceControl> environment;
    private final SortedMap<String, Contract> contracts = new TreeMap<>();

    /**
     * Loads sources and their contracts.
     *
     * @param sources a folder of Java sources
     * @param stubs what stands for the JDK and for libraries
     */
    KeyProver(Path sources, Stubs stubs) throws ProblemLoaderException {
        // KeY writes its settings when it starts: a folder for each process, or one reads what another has half written
        PathConfig.setKeyConfigDir(stubs.settings().resolve(Long.toString(ProcessHandle.current().pid())).toString());
        if (!ProofSettings.isChoiceSettingInitialised()) {
            ProofSettings.DEFAULT_SETTINGS.getChoiceSettings().setDefaultChoices(Map.of());
        }
        Map<String, String> options = new HashMap<>(MiscTools.getDefaultTacletOptions());
        options.putAll(OPTIONS);
        ProofSettings.DEFAULT_SETTINGS.getChoiceSettings().setDefaultChoices(options);
        // A profile of its own makes KeY read its rules anew: with those of an earlier load it applies none to loops.
        environment = KeYEnvironment.load(new JavaProfile(), sources.toFile(), List.of(stubs.libraries().toFile()),
                stubs.jdk().toFile(), List.of(), true);
        SpecificationRepository repository = environment.getSpecificationRepository();
        for (KeYJavaType type : environment.getJavaInfo().getAllKeYJavaTypes()) {
            for (IObserverFunction target : repository.getContractTargets(type)) {
                for (Contract contract : repository.getContracts(type, target)) {
                    if (contract.getName().startsWith(ContractName.PROJECT)) {
                        contracts.put(ContractName.shortOf(contract.getName()), contract);
                    }
                }
            }
        }
    }

    /** The contracts of the project's own classes, by short name. */
    List<String> contracts() {
        return List.copyOf(contracts.keySet());
    }

    /**
     * Looks for a proof of one contract with one strategy.
     *
     * @param name the contract
     * @param strategy how to search
     * @param steps how many rule applications to try
     * @param millis how long to try, in time computed
     * @return what came of it
     */
    Attempt prove(String name, Strategy strategy, int steps, int millis) throws ProofInputException {
        Contract contract = contracts.get(name);
        Proof proof = environment.createProof(contract.createProofObl(environment.getInitConfig(), contract));
        try {
            StrategyProperties properties = strategy.properties();
            StrategySettings settings = proof.getSettings().getStrategySettings();
            settings.setActiveStrategyProperties(properties);
            settings.setMaxSteps(steps);
            CpuLimit limit = new CpuLimit(millis);
            settings.setCustomApplyStrategyStopCondition(limit);
            proof.setActiveStrategy(proof.getServices().getProfile().getDefaultStrategyFactory().create(proof,
                    properties));
            environment.getUi().getProofControl().startAndWaitForAutoMode(proof);
            TreeSet<String> used = new TreeSet<>();
            proof.mgt().getUsedContracts().forEach(other -> used.add(ContractName.shortOf(other.getName())));
            return new Attempt(name, strategy, proof.closed(), proof.getStatistics().nodes,
                    limit.elapsedMillis(), List.copyOf(used), goals(proof));
        } finally {
            proof.dispose();
        }
    }

    private static List<String> goals(Proof proof) {
        return proof.openGoals().stream().limit(2).map(goal -> goal.sequent().toString()).toList();
    }

    @Override
    public void close() {
        environment.dispose();
    }
}
